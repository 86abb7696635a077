import type { OpenRange } from '$lib/domain/place/place';

/** Open hours as they stand on a door: `09:00–12:00, 14:00–17:00`. */
export function rangesOf(ranges: readonly OpenRange[]): string {
	return ranges.map(({ from, to }) => `${from}–${to}`).join(', ');
}

/** Address of a place's page. */
export function placeAddress(id: string): string {
	return `/lieux/${encodeURIComponent(id)}`;
}

/** The place on a map that anybody may open, without an account. */
export function mapAddress({
	latitude,
	longitude
}: {
	latitude: number;
	longitude: number;
}): string {
	return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}
