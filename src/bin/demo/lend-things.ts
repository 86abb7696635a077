import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import type { EquipmentKind, EquipmentState } from '$lib/domain/equipment/equipment';
import { QUESTIONS, QUESTION_ORDER, type Diagnosis } from '$lib/domain/equipment/diagnosis';
import type { StaffActor } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import { agreeToLoan } from '$lib/server/equipment/agree-to-loan';
import { fillDiagnosis } from '$lib/server/equipment/fill-diagnosis';
import { addEquipment } from '$lib/server/equipment/keep-inventory';
import { lendEquipment } from '$lib/server/equipment/lend-equipment';
import { returnEquipment } from '$lib/server/equipment/return-equipment';
import { seededRandom } from '../demo-school/random';
import type { ConnectedFamily } from './connect-families';
import type { DemoClock } from './demo-clock';

const DAY = 86_400_000;
/** Families that said what there is at home. */
const ANSWERED = 24;

const THINGS: { kind: EquipmentKind; label: string; state: EquipmentState }[] = [
	{ kind: 'tablet', label: 'Tablette 1', state: 'good' },
	{ kind: 'tablet', label: 'Tablette 2', state: 'worn' },
	{ kind: 'tablet', label: 'Tablette 3', state: 'broken' },
	{ kind: 'computer', label: 'Ordinateur 1', state: 'good' },
	{ kind: 'computer', label: 'Ordinateur 2', state: 'good' },
	{ kind: '4g-key', label: 'Clé 4G 1', state: 'good' },
	{ kind: 'calculator', label: 'Calculatrice 7', state: 'good' },
	{ kind: 'books', label: 'Manuels de 4e', state: 'worn' }
];

/**
 * What the school lends, with a loan that is late, one that the family agreed to on its phone, one
 * that came back; and what two dozen families said of their home to the mediator.
 */
export async function lendThings(
	app: App,
	clock: DemoClock,
	mediator: StaffActor,
	families: readonly ConnectedFamily[],
	morning: Date
): Promise<void> {
	const before = (days: number) => clock.goTo(new Date(morning.getTime() - days * DAY));
	const day = (days: number) =>
		DateTime.fromJSDate(morning, { zone: 'Europe/Paris' }).plus({ days }).toISODate()!;
	before(20);
	const things: string[] = [];
	for (const [n, thing] of THINGS.entries()) {
		const added = await addEquipment(app, mediator, { ...thing, number: `INV-${100 + n}` });
		if (!added.ok) throw new Error(added.error.code);
		things.push(added.value.id);
	}
	const [late, agreed, returned] = families;
	const lend = async (thing: number, to: ConnectedFamily | undefined, dueOn: string) => {
		if (!to) return null;
		const { guardianId } = to;
		const given = { thing: things[thing]!, guardianId, dueOn, agreement: 'paper' } as const;
		const lent = await lendEquipment(app, mediator, given);
		return lent.ok ? lent.value.loanId : null;
	};
	before(12);
	await lend(0, late, day(-2));
	const back = await lend(5, returned, day(20));
	before(6);
	const loanId = await lend(3, agreed, day(30));
	if (loanId && agreed) await agreeToLoan(app, agreed.actor, loanId);
	before(1);
	if (back) await returnEquipment(app, mediator, { loanId: back, state: 'good' });
	clock.goTo(morning);
	const random = seededRandom(4_205);
	for (const { guardianId } of families.slice(0, ANSWERED)) {
		const answers = Object.fromEntries(
			QUESTION_ORDER.map((question) => [question, random.pick(QUESTIONS[question])])
		) as Diagnosis;
		const origin = { through: 'with-staff', key: randomUUID() } as const;
		await fillDiagnosis(app, mediator, guardianId, { ...answers, ...origin });
	}
}
