"""Stoplichten: welk licht is nog te geven, wat keurt de secretaris goed, en wat zeggen de cijfers?"""

from metrics import HEADLINES
from ui.blocks import enter, show
from ui.lights import proposals, rounds

show.answer(HEADLINES["stoplichten"])
enter.said()
rounds.state()
rounds.due()
rounds.judge()
rounds.corrections()
proposals.disagreements()
proposals.every()
proposals.rules()
show.drawers()
