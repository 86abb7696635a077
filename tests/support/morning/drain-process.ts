import { createApp } from '../../../src/lib/server/app';
import { readConfig } from '../../../src/lib/server/config';
import { doWhatIsDue } from '../../../src/lib/server/release/release-loop';
import { measuredWork } from './measured-work';

/** Does what is due, as the worker does, until nothing is; its clock starts at START. */
const { START, MIGRATIONS } = process.env;
const offset = new Date(START!).getTime() - Date.now();
const app = await createApp(readConfig(process.env), MIGRATIONS!, 'production', {
	clock: { now: () => new Date(Date.now() + offset) }
});
await measuredWork(async () => {
	while ((await doWhatIsDue(app)) > 0);
});
await app.close();
process.disconnect();
