import { describe, expect, it } from 'vitest';
import {
	checkClosedHours,
	PRODUCT,
	SEVEN_MINUTES
} from '../../../../tests/support/closed-hours-check';
import {
	proofsOfPlace,
	proofsOfZone,
	PROOF_OWN_CALENDARS,
	type Proof
} from '../../../../tests/support/closed-hours-schools';
import { ok } from '../shared/result';
import { HOLIDAY_ZONES } from './holiday-zone';
import { nextRelease } from './release-window';

const HOUR = 3_600_000;

/** Two schools of each zone, so that each policy is met twice; and each place that gives its own years. */
const zones = HOLIDAY_ZONES.flatMap((zone, z) => {
	const proofs = proofsOfZone(zone, 'Europe/Paris', 100 + z);
	return [proofs[z % 3]!, proofs[(z + 1) % 3]!];
});
const places = PROOF_OWN_CALENDARS.map((place, p) => proofsOfPlace(place, 200 + p));
const proofs = [...zones, ...places.map(([, years, own], p) => (p === 1 ? years! : own!))];
const named = (list: Proof[]) =>
	list.map(
		(proof) => [`${proof.school.zone} ${proof.school.timeZone}, ${proof.name}`, proof] as const
	);

describe('the right to disconnect against an independent judge, every seven minutes of two years', () => {
	it.each(named(proofs))('nothing is released or told early nor late: %s', (_name, proof) => {
		const verdict = checkClosedHours(proof, SEVEN_MINUTES);
		expect(verdict).toMatchObject({ violations: 0, late: 0, first: null });
		expect(verdict.instants).toBeGreaterThan(137_000);
	});

	it('finds openings in the years that a school gave, and none without', () => {
		const opens = places
			.flat()
			.map(({ school }) => nextRelease(school, new Date('2025-10-08T15:00Z')).ok);
		expect(opens).toEqual([false, true, true, false, true, true, false, true, true]);
	});
});

describe('the judge sees', () => {
	const [drawn] = proofsOfZone('C', 'Europe/Paris', 7);
	const familyHours = { opens: '12:00', closes: '14:00' };
	const proof: Proof = {
		...drawn!,
		family: { ...drawn!.school, familyHours },
		spreadMinutes: 10,
		gradeDelayHours: 24
	};
	const check = (broken: Partial<typeof PRODUCT>) =>
		checkClosedHours(proof, 97 * 60_000, { ...PRODUCT, ...broken });
	const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

	it('nothing wrong in the product', () => {
		expect(check({})).toMatchObject({ violations: 0, late: 0 });
	});

	it('a release at once in a closed period', () => {
		expect(check({ nextRelease: (_hours, at) => ok(at) }).violations).toBeGreaterThan(1_000);
	});

	it('a release one minute after the opening', () => {
		const late: typeof PRODUCT.nextRelease = (hours, at) => {
			const release = PRODUCT.nextRelease(hours, at);
			return release.ok && release.value > at ? ok(later(release.value, 60_000)) : release;
		};
		expect(check({ nextRelease: late })).toMatchObject({ violations: 0 });
		expect(check({ nextRelease: late }).late).toBeGreaterThan(1_000);
	});

	it('a notification outside of the family’s own hours', () => {
		const school: typeof PRODUCT.planNotification = (hours, telling) =>
			PRODUCT.planNotification({ ...hours, familyHours: null }, telling);
		expect(check({ planNotification: school }).violations).toBeGreaterThan(1_000);
	});

	it('a notification that its spread carries too far', () => {
		const wide: typeof PRODUCT.planNotification = (hours, telling) =>
			PRODUCT.planNotification(hours, { ...telling, spreadMinutes: telling.spreadMinutes + 90 });
		expect(check({ planNotification: wide }).late).toBeGreaterThan(1_000);
	});

	it('things of one opening that are told apart', () => {
		const apart: typeof PRODUCT.planNotification = (hours, telling) => {
			const plan = PRODUCT.planNotification(hours, telling);
			const isSpread = plan.ok && plan.value > telling.readyAt;
			return isSpread ? ok(later(plan.value, -(telling.readyAt.getTime() % 2))) : plan;
		};
		expect(check({ planNotification: apart }).violations).toBeGreaterThan(0);
	});

	it('a delay that is forgotten', () => {
		expect(check({ notBeforeOf: () => null }).violations).toBeGreaterThan(1_000);
	});

	it('a closing an hour too late', () => {
		const late: typeof PRODUCT.currentWindowEnd = (hours, at) => {
			const end = PRODUCT.currentWindowEnd(hours, at);
			return end && later(end, HOUR);
		};
		expect(check({ currentWindowEnd: late }).late).toBeGreaterThan(1_000);
	});
});
