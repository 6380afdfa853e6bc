/** What the slices of `run` are told apart by, which are all alike; null where it holds none. No channel or campaign is empty. */
export const SLICE_BY_OF_RUN = `
  (SELECT CASE WHEN s.channel = '' THEN 'date' WHEN s.campaign = '' THEN 'date,channel'
          ELSE 'date,channel,campaign' END
   FROM run_slice s WHERE s.run_id = run.id LIMIT 1)`;
