import type { Cookies } from '@sveltejs/kit';
import type { GuardianActor } from '../../domain/shared/actor';
import type { FamilyProvider } from '../../domain/sign-in/identity-provider';
import type { App } from '../app';
import { readIdentity } from './ask-identity';
import { useFamilyIdentity } from './family-identity';
import { setFamilyCookie } from './family-session';

/** Why an answer opened nothing; worded by `identity:mistakes.<mistake>`. */
export type IdentityMistake = 'away' | 'refused' | 'unknown' | 'taken';

/**
 * Takes what a provider answers about a parent: opens her account, or links the identity to the one
 * that asked, only while the same account is signed in on this phone.
 *
 * @param answer whole address of the answer; of a posted one, with its fields as the query
 * @returns where she goes, or what went wrong
 */
export async function enterFamily(
	app: App,
	cookies: Cookies,
	provider: FamilyProvider,
	answer: URL,
	signedIn: GuardianActor | null
): Promise<{ goTo: string } | { mistake: IdentityMistake }> {
	const proven = await readIdentity(app, cookies, provider, answer);
	if (!proven.ok) {
		return { mistake: proven.error.code === 'sign-in.provider-away' ? 'away' : 'refused' };
	}
	const { identity, accountId } = proven.value;
	if (accountId !== null && accountId !== signedIn?.accountId) return { mistake: 'refused' };
	const used = await useFamilyIdentity(app, provider, identity, accountId);
	if (!used.ok) return { mistake: used.error.code === 'identity.taken' ? 'taken' : 'unknown' };
	if (used.value.sessionCookie) setFamilyCookie(cookies, used.value.sessionCookie);
	return { goTo: accountId === null ? '/' : '/reglages?garde' };
}
