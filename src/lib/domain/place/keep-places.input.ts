import * as v from 'valibot';
import { LOCALES } from '../shared/locale';

const degrees = (most: number) =>
	v.pipe(
		v.string('place.bad-position'),
		v.trim(),
		v.regex(/^-?\d{1,3}(?:[.,]\d{1,12})?$/, 'place.bad-position'),
		v.transform((typed) => Number(typed.replace(',', '.'))),
		v.minValue(-most, 'place.bad-position'),
		v.maxValue(most, 'place.bad-position')
	);

const placeKey = v.pipe(
	v.string('place.unknown'),
	v.minLength(1, 'place.unknown'),
	v.maxLength(200)
);

/** Where the school is, WGS 84 degrees, as a map gives it; a comma is as good as a point. */
export const schoolPositionInput = v.object({ latitude: degrees(90), longitude: degrees(180) });
export type SchoolPositionInput = v.InferOutput<typeof schoolPositionInput>;

/** The place that the school is beside. */
export const besidePlaceInput = v.object({
	place: placeKey
});

/** The languages that are spoken at a place, as somebody of the school knows. */
export const placeLanguagesInput = v.object({
	place: placeKey,
	locales: v.optional(v.array(v.picklist(LOCALES, 'place.unknown-language')), [])
});
export type PlaceLanguagesInput = v.InferOutput<typeof placeLanguagesInput>;

/** What is looked for among places: a name, a town, a postcode. */
export const placeSearch = v.object({
	q: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(80)), '')
});
