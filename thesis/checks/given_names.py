"""Common given names in Norway, to see where a comma stands between two whole names.

What matters is that few family names of two words begin with one of them.
"""

from __future__ import annotations

_NAMES = """
aksel aleksander amalie anders andreas ane anette anita ann anna anne arild arne aslaug astrid
aud audun benjamin bente berit birgit birgitte bjarne bjørg bjørn bjørnar camilla cathrine
christian christina christine daniel egil einar eirik elin elisabeth elise ellen emil emma erik
erling espen eva frank fredrik frode geir grete grethe gro gunn gunnar guro hanna hanne hans
hege heidi helen helene helge hilde håkon håvard ida inga inger ingrid ingunn ivar iver jan
janne jens joakim johanne jon jonas jorunn jørgen jørn kai karen kari karin karl kenneth ketil
kim kine kirsten kjell kjersti kjetil knut kristian kristin kristine kåre laila lars lene linda
line linn lisa lise liv magnus mari maria marianne marit marius marte marthe martine mette mona
monica morten nils nina nora odd ola olav ole per petter pål ragnar ragnhild randi reidar reidun
rita roar robert roger rolf ronny rune ruth sara sigrid silje sissel siv sofie solveig stein
steinar stian stig stine svein sven sverre terje thea therese thomas thor tom tone tor tore
torill tormod torstein tove trine trond trude turid unni vegard vibeke vidar vigdis åse øystein
øyvind
"""
COMMON = frozenset(_NAMES.split())
