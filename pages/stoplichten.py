"""Stoplichten: welk licht is nog te geven, wat keurt de secretaris goed, en wat zeggen de cijfers?"""

from ui.blocks import enter, show
from ui.lights import proposals, rounds

show.title("Stoplichten", asks="Welk licht is nog te geven, wat keurt de secretaris goed, en wat zeggen de cijfers?")
enter.said()
rounds.state()
rounds.due()
rounds.judge()
rounds.corrections()
proposals.disagreements()
proposals.every()
proposals.rules()
