import * as v from 'valibot';
import { error, json } from '@sveltejs/kit';
import { sheetChangesInput } from '$lib/domain/class-sheet/sheet.input';
import { enterTicks } from '$lib/server/class-sheet/enter-ticks';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** Boxes as they are ticked; answers all that stands on the sheet now, others' changes included. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const given = v.safeParse(sheetChangesInput, await request.json().catch(() => null));
	if (!given.success) error(400, 'failed');
	const { changes } = given.output;
	const entered = await enterTicks(locals.app, staffOf(locals), params.division, changes);
	if (!entered.ok) error(404, 'not-found');
	return json(entered.value, { headers: { 'cache-control': 'no-store' } });
};
