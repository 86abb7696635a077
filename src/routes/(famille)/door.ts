/** The page of the sign on a workshop's door: the key that was scanned goes into its form. */
const key = /^#([\w-]{24,32})$/.exec(location.hash)?.[1];
const form = document.querySelector<HTMLFormElement>('#door');
if (key && form) {
	form.querySelector<HTMLInputElement>('[name=key]')!.value = key;
	form.hidden = false;
	document.querySelector<HTMLElement>('#no-door')!.hidden = true;
}
