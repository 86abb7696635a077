import { intlTag, type Language } from '../domain/shared/locale';
import { roundKm } from '../domain/place/near';

const formatters = new Map<Language, Intl.NumberFormat>();

/** A distance as people say it, with Western digits as everywhere beside pictures: "1,2 km". */
export function formatKm(locale: Language, km: number): string {
	let found = formatters.get(locale);
	if (!found) {
		found = new Intl.NumberFormat(`${intlTag(locale)}-u-nu-latn`, {
			style: 'unit',
			unit: 'kilometer',
			maximumFractionDigits: 1
		});
		formatters.set(locale, found);
	}
	return found.format(roundKm(km));
}
