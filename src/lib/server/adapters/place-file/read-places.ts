import {
	Adresse,
	Frais,
	Id,
	Localisation,
	Nom,
	PriseEnChargeSpecifique,
	Service,
	type SchemaLieuMediationNumerique
} from '@gouvfr-anct/lieux-de-mediation-numerique';
import { CsvError, parse } from 'csv-parse/sync';
import { toE164 } from '../../../domain/directory/phone';
import type {
	MediationPlace,
	PlaceFee,
	PlaceService,
	PlaceWelcome
} from '../../../domain/place/place';
import { ok, refuse, type Result } from '../../../domain/shared/result';

/** A line that makes no place, and which of its fields is the reason. */
export type RefusedPlace = { line: number; field: string };

export type PlaceFile = { places: MediationPlace[]; refused: RefusedPlace[] };

export type PlaceFileRefusal = {
	code: 'places.unreadable' | 'places.wrong-columns' | 'places.empty';
};

/** What a file must have at least (national schema of digital mediation places, v1.0 and later). */
const NEEDED = ['id', 'nom', 'commune', 'code_postal', 'adresse', 'latitude', 'longitude'];

const MAX_TEXT = 300;

/**
 * Reads a file of the national schema of digital mediation places, as JSON (an array) or CSV (`,` or
 * `;`, UTF-8). The words of the schema's lists are those of the State's own library. A line without a
 * name, an address or a position makes no place; a list value or a telephone that is not one is left
 * out, and the place stays.
 */
export function readPlaces(bytes: Uint8Array): Result<PlaceFile, PlaceFileRefusal> {
	const lines = readLines(new TextDecoder().decode(bytes));
	if (!lines) return refuse({ code: 'places.unreadable' });
	const [first] = lines;
	if (!first) return refuse({ code: 'places.empty' });
	if (!NEEDED.every((column) => column in first)) return refuse({ code: 'places.wrong-columns' });
	const places = new Map<string, MediationPlace>();
	const refused: RefusedPlace[] = [];
	lines.forEach((line, n) => {
		const place = readPlace(line);
		if ('wrong' in place) refused.push({ line: n + 1, field: place.wrong });
		else if (places.has(place.id)) refused.push({ line: n + 1, field: 'id' });
		else places.set(place.id, place);
	});
	return ok({ places: [...places.values()], refused });
}

type Line = Record<string, unknown>;

function readLines(text: string): Line[] | null {
	try {
		if (/^\s*\[/.test(text)) {
			const found: unknown = JSON.parse(text);
			const isLine = (one: unknown) => typeof one === 'object' && one !== null;
			return Array.isArray(found) && found.every(isLine) ? (found as Line[]) : null;
		}
		const head = text.slice(0, text.indexOf('\n') + 1 || undefined);
		return parse(text, {
			bom: true,
			columns: (names: string[]) => names.map((name) => name.trim()),
			delimiter: head.split(';').length > head.split(',').length ? ';' : ',',
			relax_column_count: true,
			skip_empty_lines: true
		}) as Line[];
	} catch (error) {
		if (error instanceof CsvError || error instanceof SyntaxError) return null;
		throw error;
	}
}

/** The place of a line, or the field for which there is none. */
function readPlace(line: Line): MediationPlace | { wrong: string } {
	const text = (field: keyof SchemaLieuMediationNumerique) => {
		const value = line[field];
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	};
	const list = (field: keyof SchemaLieuMediationNumerique) =>
		text(field)
			.split('|')
			.map((value) => value.trim());
	const id = accepted(() => Id(text('id')));
	if (!id) return { wrong: 'id' };
	const name = accepted(() => Nom(text('nom')));
	if (!name || name.length > MAX_TEXT) return { wrong: 'nom' };
	const address = accepted(() =>
		Adresse({ voie: text('adresse'), code_postal: text('code_postal'), commune: text('commune') })
	);
	if (!address) return { wrong: 'adresse' };
	const position = readPosition(text('latitude'), text('longitude'));
	if (!position) return { wrong: 'latitude' };
	const welcomes = list('prise_en_charge_specifique');
	return {
		id,
		name,
		address: address.voie.slice(0, MAX_TEXT),
		postcode: address.code_postal,
		town: address.commune,
		...position,
		phone: text('telephone') ? toE164(text('telephone')) : null,
		website: webAddress(list('site_web')[0] ?? ''),
		openingHours: text('horaires') || null,
		services: codes(list('services'), SERVICES),
		locales: welcomes.includes(PriseEnChargeSpecifique.LanguesEtrangeresAnglais) ? ['en'] : [],
		welcomes: codes(welcomes, WELCOMES),
		fees: codes(list('frais_a_charge'), FEES),
		updatedOn: /^\d{4}-\d{2}-\d{2}/.exec(text('date_maj'))?.[0] ?? null
	};
}

/** The library's constructors throw on what the schema refuses. */
function accepted<Value>(make: () => Value): Value | null {
	try {
		return make();
	} catch {
		return null;
	}
}

function readPosition(latitude: string, longitude: string) {
	if (latitude === '' || longitude === '') return null;
	const at = { latitude: Number(latitude), longitude: Number(longitude) };
	// Nobody is helped in the sea off Africa: two zeros are a form left empty.
	if (at.latitude === 0 && at.longitude === 0) return null;
	const position = accepted(() => Localisation(at));
	return position && { latitude: position.latitude, longitude: position.longitude };
}

function webAddress(written: string): string | null {
	if (!URL.canParse(written)) return null;
	const { protocol, href } = new URL(written);
	return protocol === 'https:' || protocol === 'http:' ? href : null;
}

function codes<Code extends string>(
	written: readonly string[],
	known: Readonly<Record<string, Code>>
): Code[] {
	const found = written.filter((value) => Object.hasOwn(known, value)).map((v) => known[v]!);
	return [...new Set(found)];
}

const SERVICES: Readonly<Record<Service, PlaceService>> = {
	[Service.ParentaliteEtEducationAvecLeNumerique]: 'parenting',
	[Service.AideAuxDemarchesAdministratives]: 'procedures',
	[Service.MaitriseDesOutilsNumeriquesDuQuotidien]: 'everyday-tools',
	[Service.AccesInternetEtMaterielInformatique]: 'internet-and-devices',
	[Service.UtilisationSecuriseeDuNumerique]: 'safety',
	[Service.MaterielInformatiqueAPrixSolidaire]: 'low-price-equipment',
	[Service.InsertionProfessionnelleViaLeNumerique]: 'work',
	[Service.ComprehensionDuMondeNumerique]: 'understanding',
	[Service.LoisirsEtCreationsNumeriques]: 'leisure'
};

const WELCOMES: Readonly<Record<string, PlaceWelcome>> = {
	[PriseEnChargeSpecifique.LanguesEtrangeresAutre]: 'other-languages',
	[PriseEnChargeSpecifique.Illettrisme]: 'illiteracy',
	[PriseEnChargeSpecifique.Surdite]: 'deafness',
	[PriseEnChargeSpecifique.DeficienceVisuelle]: 'low-vision',
	[PriseEnChargeSpecifique.HandicapsMoteurs]: 'motor-disability',
	[PriseEnChargeSpecifique.HandicapsMentaux]: 'mental-disability'
};

const FEES: Readonly<Record<Frais, PlaceFee>> = {
	[Frais.Gratuit]: 'free',
	[Frais.GratuitSousCondition]: 'free-for-some',
	[Frais.Payant]: 'paid'
};
