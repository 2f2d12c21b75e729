-- identity_hide_model

UPDATE model SET visibility = source.visibility, "publisherId" = source."publisherId"
FROM model source WHERE model.id = $1 AND source.id = $2 AND source.visibility <> 'PUBLIC'
  AND model.visibility <> 'PRIVATE';
