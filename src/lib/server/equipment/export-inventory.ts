import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { DEFAULT_LOCALE } from '../../domain/shared/locale';
import { refuse, ok, type Result } from '../../domain/shared/result';
import { writeCsv } from '../adapters/event-files/write-csv';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';
import { listInventory } from './list-inventory';

const HEADER = ['type', 'libelle', 'numero', 'etat', 'prete_a', 'a_rendre_le', 'sorti'];

/**
 * The inventory as a CSV, in French (UTF-8 with its mark), with who has what.
 * Refusal: `equipment.not-allowed`.
 */
export async function exportInventory(
	app: App,
	actor: StaffActor
): Promise<Result<string, { code: 'equipment.not-allowed' }>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const t = serverTranslator(DEFAULT_LOCALE);
	const lines = (await listInventory(app, actor)).map((line) => [
		t(`mediation-materiel:kinds.${line.kind}`),
		line.label,
		line.number ?? '',
		t(`mediation-materiel:states.${line.state}`),
		line.borrower ?? '',
		line.dueOn ?? '',
		line.isRetired ? t('mediation-materiel:inventory.retired') : ''
	]);
	return ok(writeCsv(HEADER, lines));
}
