"""Laws as cited: names, articles, verified or not."""
