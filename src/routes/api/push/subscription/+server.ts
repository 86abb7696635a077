import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { subscriptionInput, unsubscriptionInput } from '$lib/domain/delivery/subscription.input';
import { subscribeDevice, unsubscribeDevice } from '$lib/server/delivery/subscribe-device';
import { guardianAndBody } from '../guardian-and-body';
import type { RequestHandler } from './$types';

/** Takes `PushSubscription.toJSON()` of the guardian's device. */
export const POST: RequestHandler = async (event) => {
	const { actor, body } = await guardianAndBody(event);
	const input = v.safeParse(subscriptionInput, body);
	if (!input.success) error(400);
	const result = await subscribeDevice(event.locals.app, actor, input.output);
	if (!result.ok) error(422, result.error.code);
	return new Response(null, { status: 204 });
};

/** Forgets `{ endpoint }`. */
export const DELETE: RequestHandler = async (event) => {
	const { actor, body } = await guardianAndBody(event);
	const input = v.safeParse(unsubscriptionInput, body);
	if (!input.success) error(400);
	await unsubscribeDevice(event.locals.app, actor, input.output.endpoint);
	return new Response(null, { status: 204 });
};
