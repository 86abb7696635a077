import { NAMES, type DemoLocale } from './names.ts';
import { seededRandom, type Random } from './random.ts';

export type DemoPupil = {
	id: string;
	lastName: string;
	firstName: string;
	sex: 1 | 2;
	/** `dd/mm/yyyy`. */
	bornOn: string;
	division: string;
	leftOn?: string;
};
export type DemoGuardian = {
	id: string;
	title: 'M.' | 'MME';
	lastName: string;
	firstName: string;
	/** As a school office typed it; null when it has none. */
	phone: string | null;
	acceptsSms: boolean;
	email: string | null;
	addressId: string;
	/** Language in langues.csv; null when nobody asked yet. */
	locale: DemoLocale | null;
};
export type DemoLink = { pupilId: string; guardianId: string; level: 1 | 2 | 3; kinship: string };
export type DemoSchool = {
	folder: string;
	uai: string;
	name: string;
	pupils: DemoPupil[];
	guardians: DemoGuardian[];
	links: DemoLink[];
};

type Plan = {
	folder: string;
	uai: string;
	name: string;
	seed: number;
	/** Keys of SIECLE are national: each school draws from its own range. */
	firstKey: number;
	/** First of the invented telephone numbers 06 39 98 xx xx. */
	firstPhone: number;
	divisions: readonly { code: string; bornIn: number }[];
	families: number;
	/** Families that are told in the README, before those drawn by chance. */
	featured: (build: FamilyBuilder) => void;
};

const MIX: readonly DemoLocale[] = [
	...Array<DemoLocale>(9).fill('fr'),
	'fr-simple',
	...Array<DemoLocale>(4).fill('ar'),
	'tr',
	'tr',
	'pt',
	'pt',
	'uk',
	'uk',
	'en',
	'en'
];

/** Puts families into a school, one by one, with keys and telephone numbers that never repeat. */
export class FamilyBuilder {
	readonly school: DemoSchool;
	readonly #plan: Plan;
	#pupils = 0;
	#guardians = 0;
	#families = 0;
	#phones = 0;

	constructor(plan: Plan) {
		this.#plan = plan;
		const { folder, uai, name } = plan;
		this.school = { folder, uai, name, pupils: [], guardians: [], links: [] };
	}

	family(): string {
		return String(this.#plan.firstKey + 50_000 + ++this.#families);
	}

	pupil(pupil: Omit<DemoPupil, 'id'>): string {
		const id = String(this.#plan.firstKey + ++this.#pupils);
		this.school.pupils.push({ id, ...pupil });
		return id;
	}

	guardian(guardian: Omit<DemoGuardian, 'id'>): string {
		const id = String(this.#plan.firstKey + 20_000 + ++this.#guardians);
		this.school.guardians.push({ id, ...guardian });
		return id;
	}

	link(pupilId: string, guardianId: string, level: 1 | 2 | 3, kinship: string): void {
		this.school.links.push({ pupilId, guardianId, level, kinship });
	}

	phone(): string {
		const digits = String(this.#plan.firstPhone + this.#phones++).padStart(4, '0');
		return `06 39 98 ${digits.slice(0, 2)} ${digits.slice(2)}`;
	}
}

/** A school drawn from its plan; the same plan always gives the same school. */
export function drawSchool(plan: Plan): DemoSchool {
	const random = seededRandom(plan.seed);
	const build = new FamilyBuilder(plan);
	plan.featured(build);
	for (let i = 0; i < plan.families; i += 1) drawFamily(build, plan, random, i);
	return build.school;
}

function drawFamily(build: FamilyBuilder, plan: Plan, random: Random, index: number): void {
	const locale = random.pick(MIX);
	const names = NAMES[locale];
	const lastName = random.pick(names.lastNames);
	const addressId = build.family();
	const isKnown = random.chance(0.8);
	const adult = (sex: 1 | 2, name: string) =>
		build.guardian({
			title: sex === 1 ? 'M.' : 'MME',
			lastName: name,
			firstName: random.pick(sex === 1 ? names.fathers : names.mothers),
			phone: random.chance(0.93) ? build.phone() : null,
			acceptsSms: random.chance(0.8),
			email: null,
			addressId,
			locale: isKnown ? locale : null
		});
	const mother = adult(2, random.chance(0.8) ? lastName : random.pick(names.lastNames));
	const father = random.chance(0.85) ? adult(1, lastName) : null;
	const other = random.chance(0.12) ? adult(2, random.pick(names.lastNames)) : null;
	const otherLevel = random.chance(0.5) ? 2 : 3;

	const children = index % 5 === 4 ? 2 : 1;
	for (let child = 0; child < children; child += 1) {
		// Twins are rare: siblings go to different years.
		const place = (index + child * 2) % plan.divisions.length;
		const division = plan.divisions[place] ?? { code: '6 A', bornIn: 2015 };
		const sex = random.chance(0.5) ? 1 : 2;
		const pupil = build.pupil({
			lastName,
			firstName: random.pick(sex === 1 ? names.boys : names.girls),
			sex,
			bornOn: `${random.digits(1, 28)}/${random.digits(1, 12)}/${division.bornIn}`,
			division: division.code
		});
		build.link(pupil, mother, 1, '10');
		if (father) build.link(pupil, father, 1, '20');
		if (other) build.link(pupil, other, otherLevel, '38');
	}
}
