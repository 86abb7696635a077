import { isFamilyProvider, type Vouched } from '../../domain/sign-in/identity-provider';
import type { App } from '../app';
import { describeError } from '../describe-error';

/**
 * Where the browser goes to end the session at the provider that vouched for somebody; null when it
 * has no such place, or cannot be reached: ours is closed all the same.
 */
export async function leaveProvider(
	app: App,
	{ provider, identityToken }: Vouched
): Promise<string | null> {
	const port = app.identity[provider];
	if (!port) return null;
	const page = isFamilyProvider(provider) ? '/bienvenue' : '/mediation/connexion';
	try {
		return await port.leave(identityToken, `${app.config.origin}${page}`);
	} catch (error) {
		app.log.error({ provider, ...describeError(error) }, 'an identity provider cannot be left');
		return null;
	}
}
