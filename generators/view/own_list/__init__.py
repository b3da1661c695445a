"""The data a browser makes anybody's list from: everything a list depends on but the answers and the year.

What can be worked out beforehand is: the texts of each duty, its dates in every year, what each year means for each
policy. What depends on the answers is left to site_config/javascripts/own-list, which mirrors `view/checklist`.
"""
