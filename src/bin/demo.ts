import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { AUTONYMS } from '$lib/domain/shared/locale';
import { createApp } from '$lib/server/app';
import { readConfig } from '$lib/server/config';
import { DEFAULT_LOCALE } from '$lib/domain/shared/locale';
import { serverTranslator } from '$lib/server/i18n/messages';
import { createLog } from '$lib/server/log';
import { migrationsFolder } from '$lib/server/process-app';
import { demoClock } from './demo/demo-clock';
import { NotADemoFolderError, openDemoFolder } from './demo/demo-folder';
import { atWork, linkStaff } from './demo/demo-staff';
import { JULES_VERNE, TILLEULS } from './demo/load-schools';
import { linkResourceParent } from './demo/prepare-resource-parents';
import { quietPush } from './demo/quiet-push';
import { tellStory } from './demo/tell-story';
import { writeDemoLetters } from './demo/write-letters';

const t = serverTranslator(DEFAULT_LOCALE);
const word = (key: string, params?: Record<string, string>) =>
	t(`mediation-command:demo.${key}`, params);
const say = (line = '') => process.stdout.write(`${line}\n`);
const sayStep = (step: string, params?: Record<string, string>) =>
	say(`· ${word(`step.${step}`, params)}`);

/** Makes the demo's installation, serves it, and says which addresses to open. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { keep: { type: 'boolean', default: false }, folder: { type: 'string' } }
	});
	const migrations = migrationsFolder();
	const root = join(migrations, '..');
	const folder = values.folder ?? join(root, '.data', 'demo');
	// Whatever the environment says of a real installation's database is not for the demo.
	Object.assign(process.env, { DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_FOLDER: folder });
	process.env.PASSERELLE_DEMO = 'yes';
	process.env.LOG_LEVEL ||= 'warn';
	const config = readConfig(process.env);

	sayStep('folder', { folder: relative(process.cwd(), folder) || folder });
	const isNew = openDemoFolder(folder, values.keep);
	const clock = demoClock();
	sayStep('open');
	const app = await createApp(config, migrations, 'demo', {
		clock,
		log: createLog('silent'),
		push: quietPush
	});
	const lines: string[] = [];
	try {
		if (isNew) await tellStory(app, clock, join(root, 'src/bin/demo-school'), sayStep);
		else sayStep('kept');
		sayStep('letters');
		const who = {
			tilleuls: await atWork(app, 'mediator', TILLEULS.uai),
			julesVerne: await atWork(app, 'mediator', JULES_VERNE.uai)
		};
		const { amina, file } = await writeDemoLetters(app, folder, who);
		lines.push(
			word('family'),
			`  ${word('invitation', { name: 'Amina Benali', language: AUTONYMS.ar })}`,
			`    ${config.origin}/invitation#${amina.secret}`,
			`  ${word('letter', { file: relative(process.cwd(), file) })}`,
			`  ${word('provisional')}`,
			'',
			word('staff')
		);
		for (const { name, role, link } of await linkStaff(app)) {
			lines.push(`  ${word('person', { name, role: word(`roles.${role}`) })}`, `    ${link}`);
		}
		const volunteer = await linkResourceParent(app);
		if (volunteer) {
			const { name, link } = volunteer;
			lines.push('', word('volunteer'), `  ${word('volunteerLink', { name })}`, `    ${link}`);
		}
	} finally {
		await app.close();
	}
	sayStep('serve');
	const server = new URL('./server.js', import.meta.url).href;
	await import(/* @vite-ignore */ server);
	await untilAnswers(config.origin);
	say();
	say(word('ready', { origin: config.origin }));
	say();
	lines.forEach((line) => say(line));
	say();
	say(word('stop'));
}

/** Waits for the server of this process; when it cannot start, it says why and ends the process. */
async function untilAnswers(origin: string): Promise<void> {
	for (;;) {
		const answer = await fetch(`${origin}/healthz`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

main().catch((error: Error & { code?: string }) => {
	const isBadArgument = error.code?.startsWith('ERR_PARSE_ARGS') ?? false;
	const isForeseen = ['ConfigError', 'FolderLockedError', 'WrongInstallationError'].includes(
		error.name
	);
	const said =
		error instanceof NotADemoFolderError
			? word('notOurs', { folder: error.message })
			: isBadArgument
				? word('usage')
				: isForeseen
					? error.message
					: (error.stack ?? error.message);
	process.stderr.write(`${said}\n`);
	process.exit(1);
});
