import { arrangeCards } from '../../domain/home/arrange-cards';
import type { Home, HomeCard } from '../../domain/home/home';
import type { GuardianActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import { shippedLocaleOf } from '../../domain/shared/locale';
import { ITEM_KINDS, type ItemKind } from '../../domain/shared/item-version';
import type { App } from '../app';
import { presentCard } from './present-card';
import { readCircle } from './read-circle';
import { recordVisit } from './record-visit';
import { shownItems, type Wanted } from './shown-items';
import { translateCards } from './translate-cards';

/** The home keeps to a screen or two; the lists show the rest. */
const MOST_ON_HOME: Partial<Record<ItemKind, number>> = { homework: 4, workshop: 2, message: 3 };

/**
 * The home of the guardian who asks, in the order in which things matter. What is shown counts as
 * seen, and the day as a day of presence. Three statements in one transaction.
 */
export function readHome(app: App, actor: GuardianActor): Promise<Home> {
	return readPages(app, actor, { kinds: ITEM_KINDS }, true);
}

function fewOfEachKind(cards: readonly HomeCard[]): HomeCard[] {
	const kept = new Map<ItemKind, number>();
	return cards.filter(({ kind }) => {
		const count = (kept.get(kind) ?? 0) + 1;
		kept.set(kind, count);
		return count <= (MOST_ON_HOME[kind] ?? Infinity);
	});
}

/** Everything of one kind that the guardian was shown. */
export function readList(app: App, actor: GuardianActor, kind: ItemKind): Promise<Home> {
	return readPages(app, actor, { kinds: [kind] }, false);
}

/** One card by its id; null when it is not there or not hers. */
export async function readCard<Kind extends ItemKind>(
	app: App,
	actor: GuardianActor,
	kind: Kind,
	itemId: string
): Promise<Extract<HomeCard, { kind: Kind }> | null> {
	if (!isUuid(itemId)) return null;
	const { cards } = await readPages(app, actor, { itemId }, false);
	const card = cards.find((one): one is Extract<HomeCard, { kind: Kind }> => one.kind === kind);
	return card ?? null;
}

async function readPages(
	app: App,
	actor: GuardianActor,
	wanted: Wanted,
	isHome: boolean
): Promise<Home> {
	const now = app.clock.now();
	const home = await app.db.transaction(actor, async (tx) => {
		const circle = await readCircle(tx, now);
		const items = await shownItems(tx, wanted, now, isHome);
		const arranged = arrangeCards(
			items.flatMap((row) => presentCard(row, circle, actor.accountId) ?? [])
		);
		const cards = isHome ? fewOfEachKind(arranged) : arranged;
		const kept = new Set(cards.map(({ itemId }) => itemId));
		const visit = await recordVisit(
			tx,
			actor,
			items.filter((item) => kept.has(item.id)),
			circle.schools.map(({ today }) => today),
			now
		);
		return {
			isProvisional: actor.isProvisional,
			isNotified: visit.isNotified,
			schools: circle.schools,
			children: circle.children,
			cards: cards.filter(({ itemId }) => visit.shown.has(itemId))
		};
	});
	return { ...home, cards: await translateCards(app, shippedLocaleOf(actor.locale), home.cards) };
}
