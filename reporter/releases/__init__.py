"""What has been released: the log, the kept versions, and what may no longer be changed."""
