import type { GuardianActor, ResourceParentActor, StaffActor } from '$lib/domain/shared/actor';
import type { Language } from '$lib/domain/shared/locale';
import type { Messages } from '$lib/i18n/translator';
import type { App as Application } from '$lib/server/app';

declare global {
	/** True in the build made for browser journeys only: its clock can be set from a file. */
	const __TEST_CLOCK__: boolean;
	/** True in the build that the first-view bench compares with: family pages are hydrated. */
	const __FAMILY_HYDRATED__: boolean;

	namespace App {
		interface Error {
			message: string;
			/** Reference to give to a human, found again in the log. */
			reference?: string;
		}
		interface Locals {
			app: Application;
			actor: GuardianActor | StaffActor | ResourceParentActor | null;
			locale: Language;
			/** Languages of the page's words, where its layout found two. */
			words?: { locale: Language; other: Language | null };
		}
		interface PageData {
			locale: Language;
			messages: Messages;
		}
	}
}

export {};
