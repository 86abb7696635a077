import type { Clock } from '../domain/shared/clock';
import type { PushSender } from '../domain/delivery/push-sender';
import type { SmsGateway } from '../domain/sms/sms-gateway';
import type { TranslatorEngine } from '../domain/translation/translator-engine';
import type { SpeechSynthesiser } from '../domain/voice/speech-synthesiser';
import type { Config } from './config';
import type { Database } from './db/client';
import type { PaperPress } from './paper/press';
import { espeakSynthesiser } from './adapters/speech/espeak-synthesiser';
import { systemClock } from './adapters/system-clock/system-clock';
import { typstPress } from './adapters/typst/typst-press';
import { webPushSender } from './adapters/web-push/web-push-sender';
import { vapidKeys } from './delivery/vapid-keys';
import { claimInstallation, codePepper, type InstallationKind } from './installation/installation';
import { createLog, type Logger } from './log';
import { openIdentityProviders, type IdentityProviders } from './sign-in/open-identity-providers';
import { openSmsGateway } from './sms/open-gateway';
import { openTranslator } from './translation/open-translator';
import { recentSounds, type RecentSounds } from './voice/recent-sounds';

/** Everything a use case may reach: the ports, already open. */
export interface App {
	config: Config;
	clock: Clock;
	db: Database;
	log: Logger;
	push: PushSender;
	/** The way out to telephones; null when the installation has none. */
	sms: SmsGateway | null;
	/** The engine that translates free text; null when the installation has none. */
	translator: TranslatorEngine | null;
	/** What reads aloud; null when the installation wants none. */
	speech: SpeechSynthesiser | null;
	/** What was read aloud lately. */
	sounds: RecentSounds;
	/** Who vouches for people elsewhere, by name; none that the installation does not have. */
	identity: IdentityProviders;
	/** What prints letters, posters and sheets. */
	press: PaperPress;
	/** Key of the hashes of printed codes: a stolen table alone cannot be searched. */
	codePepper: Uint8Array;
	/** `demo` only for a database that the demo made. */
	installation: InstallationKind;
	/** Asks the release loop to look now: something may be due. */
	wake(): void;
	/** Sets what `wake` calls; returns how to unset it. */
	onWake(listener: () => void): () => void;
	close(): Promise<void>;
}

/** What the outside world hands over instead of the real thing: tests and the demo do. */
export interface Ports {
	clock?: Clock;
	log?: Logger;
	db?: Database;
	push?: PushSender;
	sms?: SmsGateway;
	translator?: TranslatorEngine;
	speech?: SpeechSynthesiser;
	press?: PaperPress;
	identity?: IdentityProviders;
}

/**
 * Composes the application: the only place that chooses adapters and the clock.
 * @param migrations folder of the SQL migrations
 * @param installation what the database may be: a production process refuses a demo's, and the
 *   other way round
 */
export async function createApp(
	config: Config,
	migrations: string,
	installation: InstallationKind = 'production',
	ports: Ports = {}
): Promise<App> {
	const log = ports.log ?? createLog(config.logLevel);
	// Before the database is opened: a bad template stops the start, and leaves nothing open.
	const sms = ports.sms ?? openSmsGateway(config.sms, installation, log);
	const db = ports.db ?? (await openDatabase(config, migrations));
	try {
		await claimInstallation(db, installation);
		const keys = await vapidKeys(db);
		const speech = ports.speech ?? (config.readsAloud ? espeakSynthesiser() : null);
		const press = ports.press ?? typstPress();
		const listeners = new Set<() => void>();
		const push =
			ports.push ??
			webPushSender({
				keys,
				contact: config.push.contact,
				allowsLoopback: config.push.allowsLoopback
			});
		return {
			config,
			clock: ports.clock ?? systemClock,
			db,
			log,
			push,
			sms,
			translator: ports.translator ?? openTranslator(config.translation),
			speech,
			sounds: recentSounds(),
			identity: ports.identity ?? (await openIdentityProviders(config.identity, config.origin)),
			press,
			codePepper: await codePepper(db),
			installation,
			wake: () => listeners.forEach((listener) => listener()),
			onWake: (listener) => {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
			close: async () => {
				await sms?.close();
				await push.close();
				await speech?.close();
				await press.close();
				await db.close();
			}
		};
	} catch (error) {
		await db.close();
		throw error;
	}
}

/** Loads one engine only: PGlite's WebAssembly weighs on a process that will not use it. */
async function openDatabase({ database }: Config, migrations: string): Promise<Database> {
	if (database.kind === 'embedded') {
		const { openEmbeddedDatabase } = await import('./db/embedded');
		return openEmbeddedDatabase(database.folder, migrations);
	}
	const { openServerDatabase } = await import('./db/server');
	return openServerDatabase(database, migrations);
}
