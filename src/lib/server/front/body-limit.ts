/** Bytes that a form or an API call may carry. */
const ORDINARY = 512 * 1024;

/** Bytes that the page which takes school files accepts: a big school's exports. */
const SCHOOL_FILES = 64 * 1024 * 1024;

/** Bytes that words to be read aloud take: 600 characters, each escaped. */
const WORDS = 8 * 1024;

/**
 * Bytes that a page with a recording accepts: more than a recording may have, so that one too large
 * is read and refused in words.
 */
const RECORDINGS = 4 * 1024 * 1024;

const RECORDING_PAGES =
	/^\/(?:messages\/[\w-]+|absences\/[\w-]+|mediation\/messages\/nouveau\/message|mediation\/langues\/voix\/[\w-]+)$/;

const UPLOAD_PAGE = '/mediation/ecole';
const SPEECH = '/voix';

/**
 * The status that refuses a request for its body, or null. Kit knows one limit for all routes;
 * only the pages that take files need a larger one. A body whose length is not announced is refused
 * (411, RFC 9110 15.5.12): browsers always announce it.
 */
export function refusalOfBody(
	method: string,
	pathname: string,
	headers: Headers
): 411 | 413 | null {
	if (method === 'GET' || method === 'HEAD') return null;
	const announced = headers.get('content-length');
	if (announced === null) return headers.has('transfer-encoding') ? 411 : null;
	return Number(announced) <= limitOf(pathname) ? null : 413;
}

function limitOf(pathname: string): number {
	if (pathname === UPLOAD_PAGE) return SCHOOL_FILES;
	if (pathname === SPEECH) return WORDS;
	return RECORDING_PAGES.test(pathname) ? RECORDINGS : ORDINARY;
}
