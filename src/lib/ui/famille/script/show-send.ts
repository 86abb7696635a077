/** A picture was tapped: "send" comes into sight above the places at the bottom. */
export function showSend(): void {
	document.addEventListener('change', ({ target }) => {
		const form = (target as Element).closest('.answer');
		form?.querySelector('.later')?.scrollIntoView({ block: 'nearest' });
	});
}
