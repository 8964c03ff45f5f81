"""What scikit-learn asks of an estimator, without needing scikit-learn.

scikit-learn is imported only where scikit-learn itself has called, or where a running
program has imported it already.
"""

import inspect
import sys
import time
import warnings

import numpy as np


class NotFittedError(ValueError, AttributeError):
    """A prediction was asked of a model that has not been fitted."""


def sklearn_class(name, otherwise):
    """Return the error or warning of this name where scikit-learn is in use."""
    return getattr(sys.modules.get("sklearn.exceptions"), name, otherwise)


def not_fitted_error():
    """Return the error to raise where nothing has been fitted."""
    return sklearn_class("NotFittedError", NotFittedError)


class Classifier:
    """Parameters by name, and the labels that scikit-learn sorts estimators by."""

    def get_params(self, deep=True):
        """Return the parameters of the constructor, by name."""
        return {name: getattr(self, name) for name in _defaults(self)}

    def set_params(self, **params):
        """Change parameters of the constructor, by name; returns itself."""
        known = _defaults(self)
        for name, value in params.items():
            if name not in known:
                raise ValueError(
                    f"{type(self).__name__} has no parameter {name!r}; it has "
                    f"{', '.join(known)}."
                )
            setattr(self, name, value)
        return self

    def __repr__(self):
        changed = [
            f"{name}={getattr(self, name)!r}"
            for name, default in _defaults(self).items()
            if repr(getattr(self, name)) != repr(default)
        ]
        return f"{type(self).__name__}({', '.join(changed)})"

    def get_metadata_routing(self):
        """Return which metadata `fit` and `score` take, and what was asked for."""
        from sklearn.utils.metadata_routing import MetadataRequest

        if hasattr(self, "_metadata_request"):  # the name under which it is cloned
            return self._metadata_request
        routing = MetadataRequest(owner=type(self).__name__)
        for method in (routing.fit, routing.score):
            method.add_request(param="sample_weight", alias=None)
        return routing

    def set_fit_request(self, *, sample_weight):
        """Have pipelines and searches pass `sample_weight` on to `fit`, or not."""
        return self._request("fit", sample_weight)

    def set_score_request(self, *, sample_weight):
        """Have pipelines and searches pass `sample_weight` on to `score`, or not."""
        return self._request("score", sample_weight)

    def _request(self, method, sample_weight):
        from sklearn import get_config

        if not get_config()["enable_metadata_routing"]:
            raise RuntimeError(
                "requests count only where metadata routing is enabled: "
                "sklearn.set_config(enable_metadata_routing=True)."
            )
        routing = self.get_metadata_routing()
        getattr(routing, method).add_request(param="sample_weight", alias=sample_weight)
        self._metadata_request = routing
        return self

    def __sklearn_tags__(self):
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
            input_tags=InputTags(),
        )


def _defaults(estimator):
    parameters = inspect.signature(type(estimator).__init__).parameters
    return {name: p.default for name, p in parameters.items() if name != "self"}


def column_names(X):
    """Return the names of a data frame's columns, None where they are no texts."""
    columns = getattr(X, "columns", None)
    if columns is None or not all(isinstance(name, str) for name in columns):
        return None
    return np.array(list(columns), dtype=object)


def check_names(estimator, X):
    """Warn if names went missing or came, refuse others than those fitted on."""
    names, fitted = column_names(X), getattr(estimator, "feature_names_in_", None)
    kind = type(estimator).__name__
    if names is None and fitted is None:
        return
    if names is None:
        says = f"X does not have valid feature names, but {kind} was fitted with"
        warnings.warn(f"{says} feature names", UserWarning, stacklevel=4)
    elif fitted is None:
        says = f"X has feature names, but {kind} was fitted without feature names"
        warnings.warn(says, UserWarning, stacklevel=4)
    elif list(names) != list(fitted):
        raise ValueError(_different(list(names), list(fitted)))


def _different(names, fitted):
    says = "The feature names should match those that were passed during fit.\n"
    unseen = sorted(set(names) - set(fitted))
    missing = sorted(set(fitted) - set(names))
    if unseen:
        listed = "".join(f"- {name}\n" for name in unseen)
        says += f"Feature names unseen at fit time:\n{listed}"
    if missing:
        listed = "".join(f"- {name}\n" for name in missing)
        says += f"Feature names seen at fit time, yet now missing:\n{listed}"
    if not unseen and not missing:
        says += "Feature names must be in the same order as they were in fit.\n"
    return says


class ProgressLine:
    """One line on stderr that a long fit keeps up to date, four times a second."""

    def __init__(self, steps, scale, *, shown):
        self.steps, self.scale, self.shown = steps, scale, shown
        self.due = time.monotonic() + 0.25
        self.written = False

    def __call__(self, history):
        """Take note of the objective after every step so far."""
        if self.shown and time.monotonic() >= self.due:
            self._write(history)
            self.due = time.monotonic() + 0.25

    def _write(self, history):
        loss = history[-1] / self.scale
        line = f"\rstep {len(history)} of {self.steps}, objective {loss:.6f} nats"
        sys.stderr.write(line)
        sys.stderr.flush()
        self.written = True

    def close(self):
        """End the line, if there is one."""
        if self.written:
            sys.stderr.write("\n")
