import { and, eq, sql } from 'drizzle-orm';
import type { ActionKind, Outcome } from '../../domain/resource-parent/actions';
import { readHalfDays, type HalfDay } from '../../domain/resource-parent/half-days';
import type { EndReason, ResourceParentState } from '../../domain/resource-parent/resource-parent';
import {
	canEndMission,
	canPropose,
	canSeeContacts,
	isAsked,
	isJudgeOfOthers
} from '../../domain/resource-parent/resource-parent.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import type { Language } from '../../domain/shared/locale';
import { undoDecision } from '../../domain/resource-parent/undo-decision';
import type { App } from '../app';
import { rows } from '../db/client';
import { resourceParent } from '../db/schema/resource-parent';
import type { FoundResourceParent } from './resource-parent.repository';

/** An action as an adviser sees it: codes, and the first name that the family agreed to show. */
export type ActionLine = {
	id: string;
	kind: ActionKind;
	createdAt: Date;
	dueAt: Date | null;
	doneAt: Date | null;
	outcome: Outcome | null;
	/** Null once the family withdrew. */
	shownName: string | null;
};

export type ResourceParentCard = {
	id: string;
	firstName: string;
	lastName: string;
	mobile: string | null;
	email: string | null;
	guardianId: string | null;
	state: ResourceParentState;
	locales: Language[];
	availabilities: HalfDay[];
	adviser: string | null;
	adviserPhone: string | null;
	proposedBy: string | null;
	proposedAt: Date;
	head: string | null;
	headAt: Date | null;
	inspector: string | null;
	inspectorAt: Date | null;
	committedAt: Date | null;
	commitmentLocale: Language | null;
	endedAt: Date | null;
	endReason: EndReason | null;
	/** Null for who does not see families. */
	actions: ActionLine[] | null;
	can: { decide: boolean; undo: boolean; end: boolean; giveWayIn: boolean };
	/** It is the actor's turn, but for having proposed her. */
	isOwnCandidacy: boolean;
};

/** Actions shown on a card, the latest first. */
const SHOWN = 40;

/** A resource parent of the actor's school; null when there is none. */
export async function readResourceParent(
	app: App,
	actor: StaffActor,
	id: string
): Promise<ResourceParentCard | null> {
	if (!isUuid(id)) return null;
	return app.db.transaction(actor, async (tx) => {
		const [row] = await tx
			.select()
			.from(resourceParent)
			.where(and(eq(resourceParent.id, id), eq(resourceParent.schoolId, actor.schoolId)));
		if (!row) return null;
		const found = row as FoundResourceParent;
		const names = await rows<{ id: string; name: string }>(
			tx,
			sql`select id, name from staff where id in
				(${found.proposedBy}, ${found.adviserId}, ${found.headId}, ${found.inspectorId})`
		);
		const named = (key: string | null) => names.find((one) => one.id === key)?.name ?? null;
		const actions = canSeeContacts(actor)
			? await rows<Record<keyof ActionLine, string | null>>(
					tx,
					sql`select a.id, a.kind, a.created_at as "createdAt", a.due_at as "dueAt",
							a.done_at as "doneAt", a.outcome,
							case when c.withdrawn_at is null then c.shown_name end as "shownName"
						from resource_parent_action a
						left join resource_parent_contact c on c.id = a.contact_id
						where a.resource_parent_id = ${id} and (c.withdrawn_at is null or a.done_at is not null)
						order by coalesce(a.done_at, a.created_at) desc, a.id limit ${SHOWN}`
				)
			: null;
		const asked = isAsked(actor, found.state);
		const isJudge = isJudgeOfOthers(actor, found);
		const isOver = found.state === 'ended' || found.state === 'refused';
		const isValidated = found.state === 'approved' || found.state === 'active';
		return {
			id,
			firstName: found.firstName,
			lastName: found.lastName,
			mobile: found.mobile,
			email: found.email,
			guardianId: canSeeContacts(actor) ? found.guardianId : null,
			state: found.state,
			locales: found.locales as Language[],
			availabilities: readHalfDays(found.availabilities),
			adviser: named(found.adviserId),
			adviserPhone: found.adviserPhone,
			proposedBy: named(found.proposedBy),
			proposedAt: found.proposedAt,
			head: named(found.headId),
			headAt: found.headAt,
			inspector: named(found.inspectorId),
			inspectorAt: found.inspectorAt,
			committedAt: found.committedAt,
			commitmentLocale: found.commitmentLocale as Language | null,
			endedAt: found.endedAt,
			endReason: found.endReason,
			actions: actions && actions.map(lineOf),
			can: {
				decide: asked && isJudge,
				undo: undoDecision(found, actor, app.clock.now()).ok,
				end: canEndMission(actor) && !isOver,
				giveWayIn: canPropose(actor) && isValidated
			},
			isOwnCandidacy: asked && !isJudge
		};
	});
}

function lineOf(row: Record<keyof ActionLine, string | null>): ActionLine {
	const at = (text: string | null) => (text ? new Date(text) : null);
	return {
		id: row.id!,
		kind: row.kind as ActionKind,
		createdAt: at(row.createdAt)!,
		dueAt: at(row.dueAt),
		doneAt: at(row.doneAt),
		outcome: row.outcome as Outcome | null,
		shownName: row.shownName
	};
}
