import type { Messages } from '../../i18n/translator';

type Node = { [key: string]: string | Node };

/**
 * The messages with other words at some keys. What is not changed is shared with the original, which
 * stays as it is; nothing to change gives the original itself.
 *
 * @param words by key with plural form (`namespace:path.to.key`)
 */
export function changeWords(messages: Messages, words: ReadonlyMap<string, string>): Messages {
	const changed: Messages = { ...messages };
	const own = new Set<object>();
	let isChanged = false;
	for (const [key, text] of words) {
		const [namespace, ...path] = splitKey(key);
		if (!(namespace in messages)) continue;
		isChanged = true;
		let node = copied(changed as Node, namespace, own);
		for (const step of path.slice(0, -1)) node = copied(node, step, own);
		node[path.at(-1)!] = text;
	}
	return isChanged ? changed : messages;
}

/** The words of a language by key: `namespace:path.to.key` → text, in their order. */
export function flatWords(messages: Messages): Map<string, string> {
	const flat = new Map<string, string>();
	const walk = (node: Node, prefix: string) => {
		for (const [key, value] of Object.entries(node)) {
			if (typeof value === 'string') flat.set(prefix + key, value);
			else walk(value, `${prefix}${key}.`);
		}
	};
	for (const [namespace, content] of Object.entries(messages))
		walk(content as Node, `${namespace}:`);
	return flat;
}

/** Namespace first, then the steps below it. */
export function splitKey(key: string): [string, ...string[]] {
	const colon = key.indexOf(':');
	return [key.slice(0, colon), ...key.slice(colon + 1).split('.')];
}

/** The node below, ours to write in. */
function copied(node: Node, step: string, own: Set<object>): Node {
	const below = node[step];
	if (typeof below === 'object' && own.has(below)) return below;
	const copy: Node = typeof below === 'object' ? { ...below } : {};
	own.add(copy);
	node[step] = copy;
	return copy;
}
