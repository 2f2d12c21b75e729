-- identity_hide_dataset

UPDATE dataset SET visibility = source.visibility, "publisherId" = source."publisherId"
FROM dataset source WHERE dataset.id = $1 AND source.id = $2 AND source.visibility <> 'PUBLIC'
  AND dataset.visibility <> 'PRIVATE';
