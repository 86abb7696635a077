import { randomBytes } from 'node:crypto';
import { SAML, ValidateInResponseTo, type CacheProvider, type Profile } from '@node-saml/node-saml';
import { SaxesParser } from 'saxes';
import type { IdentityProvider } from '../../../domain/sign-in/identity-provider';
import { guardianKeys } from '../../../domain/sign-in/educonnect-reference';
import type { IdpMetadata } from './read-idp-metadata';

/** Attribute that holds the keys of a guardian. */
const REFERENCES = 'FrEduCtRefId';

/** Milliseconds by which two clocks may differ. */
const CLOCK_SKEW = 60_000;

/** How we are known to the provider. */
export type SamlIdentity = {
	/** Our entity id, and the address to which answers are posted. */
	entityId: string;
	answersTo: string;
	/** PEM key with which requests are signed; null where the provider asks for none. */
	privateKey: string | null;
};

/**
 * EduConnect as a SAML 2.0 identity provider (Web Browser SSO profile): requests by redirection,
 * answers posted. Both the answer and its assertion are signed; audience, recipient, times and
 * InResponseTo are checked; each request has one answer, since the question is taken out when it is
 * read (`readIdentity`). The answer comes as the query of our own address, in memory only.
 */
export function educonnectProvider(idp: IdpMetadata, us: SamlIdentity): IdentityProvider {
	const speak = (requestId: string) =>
		new SAML({
			callbackUrl: us.answersTo,
			issuer: us.entityId,
			audience: us.entityId,
			entryPoint: idp.signOnUrl,
			idpIssuer: idp.entityId,
			idpCert: idp.certificates,
			...(idp.logoutUrl ? { logoutUrl: idp.logoutUrl } : {}),
			...(us.privateKey ? { privateKey: us.privateKey } : {}),
			signatureAlgorithm: 'sha256',
			digestAlgorithm: 'sha256',
			wantAssertionsSigned: true,
			wantAuthnResponseSigned: true,
			acceptedClockSkewMs: CLOCK_SKEW,
			disableRequestedAuthnContext: true,
			identifierFormat: null,
			validateInResponseTo: ValidateInResponseTo.always,
			cacheProvider: onlyRequest(requestId),
			generateUniqueId: () => requestId
		});
	return {
		ask: async () => {
			// An identifier of XML begins with no digit (xs:ID).
			const requestId = `_${randomBytes(20).toString('hex')}`;
			const state = randomBytes(16).toString('base64url');
			const address = await speak(requestId).getAuthorizeUrlAsync(state, undefined, {});
			return { address, state, nonce: requestId, codeVerifier: '' };
		},
		read: async (answer, question) => {
			const posted = Object.fromEntries(answer.searchParams);
			if (posted.RelayState !== question.state || !posted.SAMLResponse) return null;
			if (hasDocumentType(posted.SAMLResponse)) return null;
			const profile = await speak(question.nonce)
				.validatePostResponseAsync({ SAMLResponse: posted.SAMLResponse })
				.then(({ profile }) => profile)
				// Whatever is wrong with an answer, it is not an answer: nothing was fetched to read it.
				.catch(() => null);
			const [subject, ...others] = profile ? guardianKeys(referencesIn(profile)) : [];
			if (!profile || !subject || !isSentTo(us.answersTo, profile)) return null;
			return {
				issuer: profile.issuer,
				subject,
				others,
				email: null,
				identityToken: JSON.stringify({
					nameID: profile.nameID,
					nameIDFormat: profile.nameIDFormat,
					sessionIndex: profile.sessionIndex ?? null
				})
			};
		},
		leave: async (identityToken) => {
			if (!idp.logoutUrl) return null;
			const session = JSON.parse(identityToken) as Profile;
			return speak(`_${randomBytes(20).toString('hex')}`).getLogoutUrlAsync(session, '', {});
		}
	};
}

/** The one request that an answer may answer. */
function onlyRequest(requestId: string): CacheProvider {
	const known = { value: requestId, createdAt: Date.now() };
	return {
		saveAsync: () => Promise.resolve(known),
		getAsync: (key) => Promise.resolve(key === requestId ? new Date().toISOString() : null),
		removeAsync: (key) => Promise.resolve(key)
	};
}

/** No XML of ours declares a type or an entity: nothing outside of a document says what is in it. */
function hasDocumentType(encoded: string): boolean {
	return /<!\s*(?:DOCTYPE|ENTITY)/i.test(Buffer.from(encoded, 'base64').toString('utf8'));
}

/**
 * Whether the assertion, whose signature was verified, was made for us: another service's answer is
 * not handed on (SAML 2.0 Profiles, 4.1.4.3: Recipient). The library does not look.
 */
function isSentTo(address: string, profile: Profile): boolean {
	const recipients: string[] = [];
	const parser = new SaxesParser({ xmlns: true });
	parser.on('opentag', ({ local, attributes }) => {
		if (local === 'SubjectConfirmationData') recipients.push(attributes.Recipient?.value ?? '');
	});
	parser.write(profile.getAssertionXml?.() ?? '').close();
	return recipients.length > 0 && recipients.every((recipient) => recipient === address);
}

function referencesIn(profile: Profile): string[] {
	const given = profile[REFERENCES];
	return (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');
}
