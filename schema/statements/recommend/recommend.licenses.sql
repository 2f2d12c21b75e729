-- recommend.licenses

SELECT id, name, "commercialUse", derivatives, redistribution, copyleft, attribution FROM license ORDER BY id;
