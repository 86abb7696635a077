import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canReviewWordings } from '../../domain/wording/wording.policy';
import type { App } from '../app';
import { exportWordings } from './export-wordings';
import { zipFiles } from './zip-files';

/**
 * The words of a language in the actor's school, as an archive of the files of `messages/<locale>/`.
 * Refusal: `wording.not-allowed`.
 */
export async function downloadWordings(
	app: App,
	actor: StaffActor,
	language: Language
): Promise<Result<Uint8Array<ArrayBuffer>, { code: 'wording.not-allowed' }>> {
	if (!canReviewWordings(actor)) return refuse({ code: 'wording.not-allowed' });
	const files = await app.db.transaction(actor, (tx) =>
		exportWordings(tx, actor.schoolId, language)
	);
	const named = files.map(({ name, json }) => ({ name: `${language}/${name}`, text: json }));
	return ok(zipFiles(named, app.clock.now()));
}
