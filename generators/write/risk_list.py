"""The lists of risks as Word files, beside the lists of duties."""

from collections.abc import Iterable, Mapping
from functools import partial

from generators.model.enterprise import Enterprise
from generators.model.labels import Labels
from generators.model.library import Library
from generators.view.risk_list import view_risk_lists
from generators.write.file_names import risk_list_path
from generators.write.form import form_bytes, form_means
from generators.write.output import Output


def risk_list_outputs(
    library: Library, enterprises: Iterable[Enterprise], labels: Labels, means: Mapping[str, str] | None = None
) -> list[Output]:
    """Give the lists of risks of those enterprises of which a policy asks them; protected, as forms are.

    `means` are what the files are made with; who keeps no manifest gives none, `{}`.
    """
    made_with = form_means(labels) if means is None else means
    return [
        Output(
            path=risk_list_path(one),
            view=(one.form, one.view),
            means=made_with,
            make=partial(form_bytes, one.view, labels, protected=True),
        )
        for one in view_risk_lists(library, enterprises)
    ]
