-- recommend.state

SELECT revision FROM catalog_state;
