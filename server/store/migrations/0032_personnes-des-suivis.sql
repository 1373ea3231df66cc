UPDATE `suivis` SET `contact` = `qui`, `qui` = NULL
WHERE EXISTS (
	SELECT 1 FROM `snapshots`, json_each(`snapshots`.`content`, '$.documents') AS `held`, json_each(`held`.`value`, '$.value.releve') AS `line`
	WHERE `snapshots`.`id` = `suivis`.`snapshot_id`
	AND json_extract(`held`.`value`, '$.id') = `suivis`.`document_id`
	AND json_extract(`line`.`value`, '$.id') = `suivis`.`row_id`
	AND json_extract(`line`.`value`, '$.qui') IS NULL
	AND json_extract(`line`.`value`, '$.personne') = `suivis`.`qui`
);
