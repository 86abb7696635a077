import { SaxesParser } from 'saxes';
import { ok, refuse, type Result } from '../../../domain/shared/result';

/** What is needed of an identity provider's metadata (SAML 2.0 Metadata, 2.4.3). */
export type IdpMetadata = {
	entityId: string;
	/** Where requests go (HTTP-Redirect binding). */
	signOnUrl: string;
	/** Where sessions end (HTTP-Redirect binding); null when it has no such place. */
	logoutUrl: string | null;
	/** Certificates of its signing keys, PEM without its frame. Several while a key is changed. */
	certificates: string[];
};

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/**
 * Reads the metadata file that a provider publishes. It comes from an administrator, who checked whose
 * it is: a document type is refused all the same, as in every XML of ours.
 *
 * Refusal: `saml.bad-metadata`.
 */
export function readIdpMetadata(xml: string): Result<IdpMetadata, { code: 'saml.bad-metadata' }> {
	const found = { entityId: '', signOnUrl: '', logoutUrl: '', certificates: [] as string[] };
	let isProvider = false;
	let isSigning = false;
	let certificate: string | null = null;
	const parser = new SaxesParser({ xmlns: true });
	let isBad = false;
	parser.on('error', () => (isBad = true));
	parser.on('doctype', () => (isBad = true));
	parser.on('opentag', ({ uri, local, attributes }) => {
		const value = (name: string) => attributes[name]?.value ?? '';
		const isRedirect = value('Binding') === REDIRECT;
		if (uri === SIGNATURE && local === 'X509Certificate' && isSigning) certificate = '';
		if (uri !== METADATA) return;
		if (local === 'EntityDescriptor') found.entityId = value('entityID');
		if (local === 'IDPSSODescriptor') isProvider = true;
		if (local === 'KeyDescriptor') isSigning = isProvider && value('use') !== 'encryption';
		if (!isProvider || !isRedirect) return;
		if (local === 'SingleSignOnService') found.signOnUrl = value('Location');
		if (local === 'SingleLogoutService') found.logoutUrl = value('Location');
	});
	parser.on('text', (text) => {
		if (certificate !== null) certificate += text;
	});
	parser.on('closetag', ({ uri, local }) => {
		if (local === 'X509Certificate' && uri === SIGNATURE && certificate !== null) {
			found.certificates.push(certificate.replace(/\s/g, ''));
			certificate = null;
		}
		if (uri !== METADATA) return;
		if (local === 'KeyDescriptor') isSigning = false;
		if (local === 'IDPSSODescriptor') isProvider = false;
	});
	parser.write(xml).close();
	const isUsable = (url: string) =>
		URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
	if (isBad || !found.entityId || !isUsable(found.signOnUrl) || found.certificates.length === 0) {
		return refuse({ code: 'saml.bad-metadata' });
	}
	return ok({ ...found, logoutUrl: isUsable(found.logoutUrl) ? found.logoutUrl : null });
}
