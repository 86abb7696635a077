import * as v from 'valibot';
import { readOfficialLink, TELESERVICES } from './teleservice';

const day = v.pipe(v.string('campaign.no-day'), v.isoDate('campaign.no-day'));

/** When a téléservice is open for the families of the school, and where it is. */
export const saveCampaignInput = v.pipe(
	v.object({
		code: v.picklist(TELESERVICES, 'campaign.bad-code'),
		opens: day,
		closes: day,
		url: v.pipe(
			v.string('campaign.not-https'),
			v.rawTransform(({ dataset, addIssue, NEVER }) => {
				const read = readOfficialLink(dataset.value);
				if (read.ok) return read.value;
				addIssue({ message: read.error.code });
				return NEVER;
			})
		)
	}),
	v.forward(
		v.partialCheck(
			[['opens'], ['closes']],
			({ opens, closes }) => opens <= closes,
			'campaign.ends-before-start'
		),
		['closes']
	)
);
export type SaveCampaignInput = v.InferOutput<typeof saveCampaignInput>;

/** One téléservice. */
export const campaignInput = v.object({ code: v.picklist(TELESERVICES, 'campaign.bad-code') });
