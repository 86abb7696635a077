import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { receiptInput } from '$lib/domain/delivery/subscription.input';
import { recordDisplayed } from '$lib/server/delivery/record-displayed';
import { guardianAndBody } from '../guardian-and-body';
import type { RequestHandler } from './$types';

/** Takes `{ delivery }`: the service worker showed that notification. */
export const POST: RequestHandler = async (event) => {
	const { actor, body } = await guardianAndBody(event);
	const input = v.safeParse(receiptInput, body);
	if (!input.success) error(400);
	await recordDisplayed(event.locals.app, actor, input.output.delivery);
	return new Response(null, { status: 204 });
};
