import { sql } from 'drizzle-orm';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentKind, EquipmentState } from '../../domain/equipment/equipment';
import { daysLate, standingOf, type LoanStanding } from '../../domain/equipment/loan';
import type { LoanFilter } from '../../domain/equipment/loan-filter';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';

/** A loan as staff see it: what, to whom, until when, agreed to or not. */
export type LoanLine = {
	id: string;
	equipmentId: string;
	kind: EquipmentKind;
	label: string;
	inventoryNumber: string | null;
	guardianId: string;
	name: string;
	mobile: string | null;
	locale: Language | null;
	isConnected: boolean;
	lentOn: string;
	dueOn: string;
	lentBy: string;
	lentState: EquipmentState;
	returnedOn: string | null;
	returnedState: EquipmentState | null;
	agreedThrough: 'family' | 'with-staff' | 'paper' | null;
	agreedAt: Date | null;
	standing: LoanStanding;
	daysLate: number;
};

type Row = Omit<LoanLine, 'standing' | 'daysLate' | 'agreedAt'> & {
	agreedAt: string | null;
	undoneAt: string | null;
};

/** Returned loans that are shown: the last ones. */
const MOST = 200;

/** The loans of the actor's school, late ones first, and how many are out and late. One query. */
export async function listLoans(
	app: App,
	actor: StaffActor,
	filter: LoanFilter
): Promise<{ loans: LoanLine[]; out: number; late: number }> {
	const now = app.clock.now();
	if (!canKeepEquipment(actor)) return { loans: [], out: 0, late: 0 };
	return app.db.transaction(actor, async (tx) => {
		const today = schoolDay(hoursOfSchool(await readSchool(tx, actor)), now);
		const wanted =
			filter === 'returned'
				? sql`l.returned_on is not null order by l.returned_on desc, l.id limit ${MOST}`
				: sql`l.returned_on is null order by l.due_on, l.id`;
		const all = await readLines(tx, actor, sql`l.undone_at is null and ${wanted}`, today);
		const late = all.filter(({ standing }) => standing === 'late');
		if (filter === 'returned') {
			const [counts] = await rows<{ out: number; late: number }>(
				tx,
				sql`select count(*)::int as out, count(*) filter (where due_on < ${today}::date)::int as late
					from equipment_loan
					where school_id = ${actor.schoolId}::uuid and returned_on is null and undone_at is null`
			);
			return { loans: all, out: counts!.out, late: counts!.late };
		}
		return { loans: filter === 'late' ? late : all, out: all.length, late: late.length };
	});
}

/** One loan of the actor's school, undone or not; null when there is none. */
export async function readLoan(
	app: App,
	actor: StaffActor,
	loanId: string
): Promise<(LoanLine & { today: string }) | null> {
	if (!canKeepEquipment(actor) || !isUuid(loanId)) return null;
	return app.db.transaction(actor, async (tx) => {
		const today = schoolDay(hoursOfSchool(await readSchool(tx, actor)), app.clock.now());
		const [line] = await readLines(tx, actor, sql`l.id = ${loanId}::uuid`, today);
		return line ? { ...line, today } : null;
	});
}

/** The loans of a guardian that are out. */
export function loansOf(
	tx: Tx,
	actor: StaffActor,
	guardianId: string,
	today: string
): Promise<LoanLine[]> {
	return readLines(
		tx,
		actor,
		sql`l.guardian_id = ${guardianId}::uuid and l.returned_on is null and l.undone_at is null
			order by l.due_on`,
		today
	);
}

async function readLines(
	tx: Tx,
	actor: StaffActor,
	where: ReturnType<typeof sql>,
	today: string
): Promise<LoanLine[]> {
	const found = await rows<Row>(
		tx,
		sql`select l.id, e.id as "equipmentId", e.kind, e.label, e.inventory_number as "inventoryNumber",
				g.id as "guardianId", g.first_name || ' ' || g.last_name as name, g.mobile,
				coalesce(a.locale, g.letter_locale) as locale, g.account_id is not null as "isConnected",
				l.lent_on::text as "lentOn", l.due_on::text as "dueOn", s.name as "lentBy",
				l.lent_state as "lentState", l.returned_on::text as "returnedOn",
				l.returned_state as "returnedState", l.undone_at as "undoneAt",
				y.through as "agreedThrough", y.agreed_at as "agreedAt"
			from equipment_loan l
			join equipment e on e.id = l.equipment_id
			join guardian g on g.id = l.guardian_id
			join staff s on s.id = l.lent_by
			left join account a on a.id = g.account_id
			left join loan_agreement y on y.loan_id = l.id
			where l.school_id = ${actor.schoolId}::uuid and ${where}`
	);
	return found.map(({ undoneAt, agreedAt, ...row }) => {
		const loan = { ...row, undoneAt: undoneAt === null ? null : new Date(undoneAt) };
		return {
			...row,
			agreedAt: agreedAt === null ? null : new Date(agreedAt),
			standing: standingOf(loan, today),
			daysLate: daysLate(loan, today)
		};
	});
}
