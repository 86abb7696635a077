import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { receiptInput } from '$lib/domain/delivery/subscription.input';
import { recordDisplayed } from '$lib/server/delivery/record-displayed';
import { guardianAndBody } from '../guardian-and-body';
import type { RequestHandler } from './$types';

/** Takes `{ delivery, shown }`: the service worker showed that notification, ringing or in silence. */
export const POST: RequestHandler = async (event) => {
	const { actor, body } = await guardianAndBody(event);
	const input = v.safeParse(receiptInput, body);
	if (!input.success) error(400);
	const { delivery, shown } = input.output;
	await recordDisplayed(event.locals.app, actor, delivery, shown);
	return new Response(null, { status: 204 });
};
