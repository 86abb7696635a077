import { parseArgs } from 'node:util';
import { DEFAULT_LOCALE } from '$lib/domain/shared/locale';
import { serverTranslator } from '$lib/server/i18n/messages';
import { joinNetwork, leaveNetwork } from '$lib/server/network/join-network';
import { openProcessApp } from '$lib/server/process-app';
import { keepStaff } from '$lib/server/sign-in/keep-staff';
import { createStaffLink } from '$lib/server/sign-in/staff-link';
import { RefusedError, runCommand } from './command/run-command';

const t = serverTranslator(DEFAULT_LOCALE);
const USAGE = t('mediation-command:network.usage');
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * An administrator's command: makes a network of schools, puts schools in it or takes them out, and
 * names its coordinator in each of them.
 */
async function main(): Promise<void> {
	const { name, uais, leaves, coordinator } = readArguments();
	const app = await openProcessApp();
	try {
		const done = leaves ? await leaveNetwork(app, uais) : await joinNetwork(app, name, uais);
		if (!done.ok) {
			throw new RefusedError(
				t('mediation-command:staffLink.unknownSchool', { uai: done.error.uai })
			);
		}
		const schools = 'schools' in done.value ? done.value.schools : done.value;
		for (const school of schools) {
			const key = leaves ? 'mediation-command:network.left' : 'mediation-command:network.joined';
			say(t(key, { school: school.name, uai: school.uai, network: name }));
		}
		if (coordinator && !leaves) {
			let staffId: string | null = null;
			for (const { uai } of schools) {
				staffId = await keepStaff(app, { ...coordinator, role: 'coordinator', uai });
			}
			if (staffId) say(await createStaffLink(app, staffId));
		}
	} finally {
		await app.close();
	}
}

function readArguments() {
	const { values } = parseArgs({
		options: {
			name: { type: 'string' },
			school: { type: 'string', multiple: true },
			leave: { type: 'boolean' },
			coordinator: { type: 'string' },
			'coordinator-name': { type: 'string' }
		}
	});
	const uais = (values.school ?? []).map((uai) => uai.toUpperCase());
	const { coordinator: email, 'coordinator-name': who } = values;
	const isIncomplete = Boolean(email) !== Boolean(who) || (email && !email.includes('@'));
	if (uais.length === 0 || isIncomplete || (!values.leave && !values.name?.trim())) {
		throw new RefusedError(USAGE);
	}
	return {
		name: values.name?.trim() ?? '',
		uais,
		leaves: values.leave ?? false,
		coordinator: email && who ? { email, name: who } : null
	};
}

runCommand(main, USAGE);
