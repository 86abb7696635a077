/** Attributes and properties that are read out or shown. */
const SPOKEN = new Set([
	'alt',
	'title',
	'placeholder',
	'label',
	'aria-label',
	'aria-description',
	'aria-roledescription',
	'aria-placeholder',
	'aria-valuetext'
]);

/** @param {string} text */
const hasLetter = (text) => /\p{L}/u.test(text.replace(/&#?\w+;/g, ''));

/** @param {any} expression */
function wordsOf(expression) {
	if (expression?.type === 'Literal') return String(expression.value ?? '');
	if (expression?.type !== 'TemplateLiteral') return '';
	return expression.quasis.map((/** @type {any} */ part) => part.value.cooked ?? '').join('');
}

/**
 * What people read or hear comes from messages/, where it can be translated: a letter written in
 * the markup of a component is an error.
 * @type {import('eslint').Rule.RuleModule}
 */
export default {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			text: 'Visible text belongs to messages/fr/<namespace>.json, not to the component.',
			attribute: 'The text of `{{name}}` belongs to messages/fr/<namespace>.json.'
		}
	},
	create: (context) => ({
		/** @param {any} node */
		SvelteText(node) {
			const isMarkup = node.parent.type === 'SvelteElement' || node.parent.type === 'Program';
			const isBlock = /^Svelte.*Block$/.test(node.parent.type);
			if ((isMarkup || isBlock) && hasLetter(node.value))
				context.report({ node, messageId: 'text' });
		},
		/** @param {any} node */
		SvelteMustacheTag(node) {
			if (node.parent.type === 'SvelteAttribute') return;
			const branches =
				node.expression?.type === 'ConditionalExpression'
					? [node.expression.consequent, node.expression.alternate]
					: [node.expression];
			if (branches.some((branch) => hasLetter(wordsOf(branch)))) {
				context.report({ node, messageId: 'text' });
			}
		},
		/** @param {any} node */
		SvelteAttribute(node) {
			const name = node.key.name;
			if (!SPOKEN.has(name)) return;
			const words = node.value.map((/** @type {any} */ part) =>
				part.type === 'SvelteLiteral' ? part.value : wordsOf(part.expression)
			);
			if (words.some(hasLetter)) context.report({ node, messageId: 'attribute', data: { name } });
		}
	})
};
