"""How a request stands on the wire: one reader per protocol, all of which give the dict that a boto3 call takes."""
