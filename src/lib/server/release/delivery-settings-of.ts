import * as v from 'valibot';
import {
	deliverySettingsSchema,
	type DeliverySettings
} from '../../domain/delivery/delivery-settings';
import type { App } from '../app';
import type { school } from '../db/schema/directory';

/**
 * What a school settled of how families are told; what it left out is as PRODUCT says.
 * Throws when the row holds what no form accepts.
 */
export function deliverySettingsOf(
	row: Pick<typeof school.$inferSelect, 'deliverySettings'>
): DeliverySettings {
	return v.parse(deliverySettingsSchema, row.deliverySettings);
}

/**
 * The same for the engine that serves every school: settings that cannot be read are as PRODUCT says,
 * with an error in the log. One school's mistake silences nobody, and holds no other school up.
 */
export function deliverySettingsOrUsual(
	app: App,
	row: Pick<typeof school.$inferSelect, 'id' | 'deliverySettings'>
): DeliverySettings {
	const read = v.safeParse(deliverySettingsSchema, row.deliverySettings);
	if (read.success) return read.output;
	app.log.error({ schoolId: row.id }, 'the delivery settings of a school cannot be read');
	return v.parse(deliverySettingsSchema, {});
}
