-- registering_publisher

SELECT slug, name FROM publisher WHERE id = $1;
