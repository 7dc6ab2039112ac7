"""The ledger of promises that government made to enterprises and has to keep."""

__version__ = "0.1.0"
