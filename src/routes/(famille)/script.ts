/** The script of the family's pages: a voice, answers that wait for the network, notifications. */
import { letAnswersWait } from '$lib/offline/answer-forms';
import { keptSound } from '$lib/offline/kept-sounds';
import { wipeOnLeaving } from '$lib/offline/wipe-on-leaving';
import { showNetwork } from '$lib/ui/famille/script/network';
import { letPhoneBeTold } from '$lib/ui/famille/script/push-setting';
import { showSend } from '$lib/ui/famille/script/show-send';
import { letCardsSpeak } from '$lib/ui/famille/script/speak';

if ('serviceWorker' in navigator) {
	void navigator.serviceWorker.register('/service-worker.js').catch(() => null);
}
letCardsSpeak(keptSound);
showSend();
showNetwork();
letAnswersWait();
wipeOnLeaving();
letPhoneBeTold();
