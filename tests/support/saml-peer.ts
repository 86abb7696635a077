import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as samlify from 'samlify';
import { selfSigned } from './self-signed';

// The schema is checked by nobody here: what matters is what the application makes of an answer.
samlify.setSchemaValidator({ validate: () => Promise.resolve('not checked') });

const ENTITY = 'https://educonnect.essai.example/idp';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';

/** What an answer says, and how it departs from a good one. */
export type SamlAnswer = {
	references: readonly string[];
	audience?: string;
	recipient?: string;
	inResponseTo?: string;
	/** Milliseconds by which its instants are off. */
	late?: number;
	/** Changes the signed document. */
	tamper?: (xml: string) => string;
	/** Leaves a signature out. */
	unsigned?: 'assertion' | 'message';
};

/** A SAML 2.0 identity provider of another make, with the attributes of EduConnect. */
export interface SamlPeer {
	/** File of its metadata. */
	readonly metadataFile: string;
	readonly entityId: string;
	/**
	 * Reads a request as it came in the browser's address, and answers.
	 * @returns the fields that the browser posts back
	 */
	answer(address: string, given: SamlAnswer): Promise<{ SAMLResponse: string; RelayState: string }>;
	/** Another provider of the same name, with a key of its own. */
	close(): void;
}

/**
 * @param application our entity id, and the address to which answers are posted
 */
export function samlPeer(application: { entityId: string; answersTo: string }): SamlPeer {
	const { cert, key } = selfSigned('rsa');
	const certificate = cert.replace(/-----[A-Z ]+-----|\s/g, '');
	const folder = mkdtempSync(join(tmpdir(), 'passerelle-saml-'));
	const metadataFile = join(folder, 'metadata.xml');
	const metadata = `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${ENTITY}">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
${certificate.replace(/.{64}/g, '$&\n')}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleLogoutService Binding="${REDIRECT}" Location="https://educonnect.essai.example/logout"/>
<md:SingleSignOnService Binding="${POST}" Location="https://educonnect.essai.example/post"/>
<md:SingleSignOnService Binding="${REDIRECT}" Location="https://educonnect.essai.example/sso"/>
</md:IDPSSODescriptor></md:EntityDescriptor>`;
	writeFileSync(metadataFile, metadata);
	const idp = samlify.IdentityProvider({
		metadata,
		privateKey: key,
		requestSignatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
	});
	const partyWanting = (assertions: boolean, message: boolean) =>
		samlify.ServiceProvider({
			entityID: application.entityId,
			assertionConsumerService: [{ Binding: POST, Location: application.answersTo }],
			wantAssertionsSigned: assertions,
			wantMessageSigned: message,
			authnRequestsSigned: false
		});
	return {
		metadataFile,
		entityId: ENTITY,
		answer: async (address, given) => {
			const query = Object.fromEntries(new URL(address).searchParams);
			const party = partyWanting(given.unsigned !== 'assertion', given.unsigned !== 'message');
			const request = await idp.parseLoginRequest(party, 'redirect', { query });
			const { id } = (request.extract as { request: { id: string } }).request;
			const context = await idp.createLoginResponse(party, request as never, 'post', {}, {
				customTagReplacement: () => ({ id: 'answer', context: documentOf(application, id, given) })
			} as never);
			const xml = Buffer.from((context as { context: string }).context, 'base64').toString('utf8');
			const sent = given.tamper ? given.tamper(xml) : xml;
			return {
				SAMLResponse: Buffer.from(sent).toString('base64'),
				RelayState: query.RelayState ?? ''
			};
		},
		close: () => rmSync(folder, { recursive: true, force: true })
	};
}

function documentOf(
	application: { entityId: string; answersTo: string },
	requestId: string,
	given: SamlAnswer
): string {
	const at = (milliseconds: number) =>
		new Date(Date.now() + (given.late ?? 0) + milliseconds).toISOString();
	const to = given.recipient ?? application.answersTo;
	const asked = given.inResponseTo ?? requestId;
	const values = given.references.map(
		(one) => `<saml:AttributeValue>${one.replace(/[<&]/g, '')}</saml:AttributeValue>`
	);
	return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(0)}" Destination="${to}" InResponseTo="${asked}"><saml:Issuer>${ENTITY}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${ENTITY}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">_${randomUUID()}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(300_000)}" Recipient="${to}" InResponseTo="${asked}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-1_000)}" NotOnOrAfter="${at(300_000)}"><saml:AudienceRestriction><saml:Audience>${given.audience ?? application.entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="s1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="FrEduCtRefId">${values.join('')}</saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}
