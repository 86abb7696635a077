import * as v from 'valibot';
import {
	deliverySettingsSchema,
	type DeliverySettings
} from '../../domain/delivery/delivery-settings';
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
