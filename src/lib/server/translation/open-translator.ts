import type { TranslatorEngine } from '../../domain/translation/translator-engine';
import { chatEngine } from '../adapters/translation/chat-engine';
import { deepl } from '../adapters/translation/deepl';
import { libreTranslate } from '../adapters/translation/libre-translate';
import type { TranslationConfig } from './translation-config';

/** The engine of the installation; null when it has none. */
export function openTranslator(config: TranslationConfig): TranslatorEngine | null {
	switch (config.kind) {
		case 'none':
			return null;
		case 'libretranslate':
			return libreTranslate(config);
		case 'deepl':
			return deepl(config);
		case 'chat':
			return chatEngine(config);
	}
}
