-- recommend.revisions

SELECT revision, "knowledgeRevision" FROM catalog_state;
