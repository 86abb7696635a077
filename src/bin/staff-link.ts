import { parseArgs } from 'node:util';
import { ROLES, type Role } from '$lib/domain/shared/actor';
import { DEFAULT_LOCALE } from '$lib/domain/shared/locale';
import { serverTranslator } from '$lib/server/i18n/messages';
import { openProcessApp } from '$lib/server/process-app';
import { findStaff, keepStaff } from '$lib/server/sign-in/keep-staff';
import { createStaffLink } from '$lib/server/sign-in/staff-link';
import { RefusedError, runCommand } from './command/run-command';

const t = serverTranslator(DEFAULT_LOCALE);
/** A resource parent is not made here: two persons validate her first, in the back-office. */
const GIVEN = ROLES.filter((role) => role !== 'resource-parent');
const USAGE = t('mediation-command:staffLink.usage', { roles: GIVEN.join(', ') });

/** An administrator's command: prints a one-time sign-in link, and makes the person when told. */
async function main(): Promise<void> {
	const { email, name, role, school } = readArguments();
	const app = await openProcessApp();
	try {
		const staffId = name
			? await keepStaff(app, { email, name, role: role as Role, uai: school! })
			: await findStaff(app, email);
		if (!staffId) {
			throw new RefusedError(
				name
					? t('mediation-command:staffLink.unknownSchool', { uai: school! })
					: t('mediation-command:staffLink.unknownPerson', { email })
			);
		}
		process.stdout.write(`${await createStaffLink(app, staffId)}\n`);
	} finally {
		await app.close();
	}
}

function readArguments() {
	const { values } = parseArgs({
		options: {
			email: { type: 'string' },
			name: { type: 'string' },
			role: { type: 'string' },
			school: { type: 'string' }
		}
	});
	const { email, name, role, school } = values;
	const given = [name, role, school].filter(Boolean).length;
	if (!email?.includes('@') || (given > 0 && given < 3)) throw new RefusedError(USAGE);
	if (role && !(GIVEN as readonly string[]).includes(role)) throw new RefusedError(USAGE);
	return { email, name, role, school };
}

runCommand(main, USAGE);
